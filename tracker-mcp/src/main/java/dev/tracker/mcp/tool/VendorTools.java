package dev.tracker.mcp.tool;

import static dev.tracker.mcp.tool.ToolDefinition.adding;
import static dev.tracker.mcp.tool.ToolDefinition.changing;
import static dev.tracker.mcp.tool.ToolDefinition.reading;

import dev.tracker.core.Tracker;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.deployment.DeploymentService;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.UpdateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.mcp.answer.Answer;
import dev.tracker.mcp.schema.ObjectSchema;
import dev.tracker.mcp.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tools for vendors' extractors. */
public final class VendorTools {

    private final Tracker tracker;

    public VendorTools(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The tools, in the order in which they are listed. */
    public List<ToolDefinition> tools() {
        return List.of(create(), query(), update(), list());
    }

    private ToolDefinition create() {
        return adding(
                "create_vendor",
                "Create vendor",
                "Registers a new vendor: broken, without formats and tests, unless more is said. To change"
                        + " one use update_vendor_status.",
                ObjectSchema.input()
                        .required(
                                "name",
                                Schema.text()
                                        .orEmpty()
                                        .upTo(Vendor.MAX_NAME)
                                        .described("ASCII letters, digits, space, - and _; fixed"))
                        .and(state())
                        .optional("initial_metadata", Schema.object().described("Another name for metadata")),
                Outputs.entity(),
                in -> {
                    CreateVendor command = new CreateVendor(
                            in.fields().text("name"),
                            in.fields().choice("status", VendorStatus.class),
                            in.fields().text("extractor_version"),
                            initialMetadata(in));
                    return Answer.of(tracker.vendors().create(in.checked(command), in.caller()));
                });
    }

    private ToolDefinition query() {
        return reading(
                "query_vendor_status",
                "Query vendor status",
                "One vendor, whole, with the version that an update needs. To find or compare vendors use"
                        + " list_vendors.",
                ref().optional(
                                "include_deployments",
                                Schema.integer()
                                        .range(0, DeploymentService.MAX_RECENT)
                                        .unlessGiven(0)
                                        .described("How many of its newest deployments")),
                Outputs.entity().optional("recent_deployments", Schema.list()),
                in -> {
                    VendorRef vendor = in.vendorByNameOrId();
                    int recent = in.integer("include_deployments", 0, DeploymentService.MAX_RECENT, 0);
                    in.check();
                    return Answer.of(tracker.deployments().vendor(Objects.requireNonNull(vendor, "checked"), recent));
                });
    }

    private ToolDefinition update() {
        return changing(
                "update_vendor_status",
                "Update vendor status",
                "Changes a vendor's status, extractor version or metadata; what is not given stays. Read"
                        + " it first with query_vendor_status.",
                ref().required("version", Inputs.version()).and(state()),
                "updated_by",
                Outputs.entity(),
                in -> {
                    UpdateVendor command = new UpdateVendor(
                            in.vendorByNameOrId(),
                            in.version(),
                            in.fields().choice("status", VendorStatus.class),
                            in.fields().text("extractor_version"),
                            in.fields().object("metadata"));
                    return Answer.of(tracker.vendors().update(in.checked(command), in.caller()));
                });
    }

    private ToolDefinition list() {
        return reading(
                "list_vendors",
                "List vendors",
                "Vendors by name, and how many work or are broken. For one, whole, use query_vendor_status.",
                ObjectSchema.input()
                        .optional("status", Schema.choice(VendorStatus.class).described("Filter"))
                        .optional("format", Schema.choice(Format.class).described("That read it"))
                        .optional("manifest_compliant", Schema.flag().described("Compliant or not"))
                        .optional("text", Schema.text().described("Part of the name"))
                        .and(Inputs.paging()),
                Outputs.page()
                        .optional("operational_count", Schema.integer())
                        .optional("broken_count", Schema.integer()),
                in -> {
                    VendorQuery query = new VendorQuery(
                            in.fields().choice("status", VendorStatus.class),
                            in.fields().choice("format", Format.class),
                            in.fields().flag("manifest_compliant"),
                            in.fields().text("text"),
                            in.page());
                    boolean whole = in.whole();
                    in.check();
                    return Pages.of(
                            query.page(),
                            page -> Answers.vendors(tracker.vendors().list(on(query, page)), whole));
                });
    }

    private static VendorQuery on(VendorQuery query, dev.tracker.core.paging.PageRequest page) {
        return new VendorQuery(query.status(), query.format(), query.manifestCompliant(), query.text(), page);
    }

    private static ObjectSchema ref() {
        return ObjectSchema.input()
                .optional("name", Schema.text().described("In any case; this or id"))
                .optional("id", Schema.text().described("UUID, instead of name"));
    }

    private static ObjectSchema state() {
        return ObjectSchema.input()
                .optional("status", Schema.choice(VendorStatus.class).described("Whether it works"))
                .optional("extractor_version", Schema.text().orEmpty().upTo(50).described("Such as 2.1.0"))
                .optional(
                        "metadata",
                        Schema.object()
                                .described(
                                        "Partial: format_support {excel, csv, pdf, ocr}, test_results {passing,"
                                                + " total, skipped}, manifest_compliant, any others; null removes one of those"));
    }

    private static @Nullable Map<String, Object> initialMetadata(Arguments in) {
        Map<String, Object> metadata = in.fields().object("metadata");
        Map<String, Object> initial = in.fields().object("initial_metadata");
        if (metadata != null && initial != null) {
            in.fields().refuse("initial_metadata", "and metadata are the same: give one", null);
        }
        return metadata == null ? initial : metadata;
    }
}
