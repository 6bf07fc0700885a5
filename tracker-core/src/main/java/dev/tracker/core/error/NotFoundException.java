package dev.tracker.core.error;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No such entity, as the target of a call or in a reference. */
public final class NotFoundException extends TrackerException {

    private static final long serialVersionUID = 1L;

    private static final String ABSENT = "There is no ";

    private final String entityType;
    private final String id;
    private final transient List<String> closeMatches;

    /**
     * @param entityType the kind of entity looked for, such as {@code work_item}
     * @param id what it was looked for by
     * @param closeMatches up to three names or keys that exist and resemble it
     */
    public NotFoundException(String entityType, String id, List<String> closeMatches) {
        this(entityType, id, closeMatches, ABSENT + entityType.replace('_', ' ') + " '" + id + "'.");
    }

    /** As above, with a sentence of its own where "there is no such" would not be the whole truth. */
    public NotFoundException(String entityType, String id, List<String> closeMatches, String sentence) {
        super(sentence + advice(entityType, closeMatches), null);
        this.entityType = entityType;
        this.id = id;
        this.closeMatches = List.copyOf(closeMatches);
    }

    /**
     * The same where the record could not be asked, so that nobody takes it for known that there is none.
     *
     * @param where where it was looked for instead, as the rest of a sentence, such as {@code is not in the mirror}
     */
    public NotFoundException unconfirmed(String where) {
        String kind = entityType.replace('_', ' ');
        String said = getMessage();
        String found = said.startsWith(ABSENT)
                ? Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " '" + id + "' " + where + "."
                        + (closeMatches.isEmpty() ? "" : advice(entityType, closeMatches))
                : said + " This is what the source said that answers in the record's place.";
        return new NotFoundException(
                this,
                found + " The record itself could not be asked, and may hold this " + kind
                        + ": do not create it again, but ask again when the database answers.");
    }

    private NotFoundException(NotFoundException cause, String message) {
        super(message, cause);
        this.entityType = cause.entityType;
        this.id = cause.id;
        this.closeMatches = List.copyOf(cause.closeMatches);
    }

    public String entityType() {
        return entityType;
    }

    public String id() {
        return id;
    }

    /** Names or keys that resemble what was asked for; empty where nothing does. */
    public List<String> closeMatches() {
        return closeMatches;
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.NOT_FOUND;
    }

    @Override
    public Map<String, @Nullable Object> details() {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("entity_type", entityType);
        details.put("id", id);
        if (!closeMatches.isEmpty()) {
            details.put("close_matches", closeMatches);
        }
        return details;
    }

    private static String advice(String entityType, List<String> closeMatches) {
        if (!closeMatches.isEmpty()) {
            return " Did you mean " + String.join(", ", closeMatches) + "?";
        }
        return " List the " + plural(entityType) + " to see what there is.";
    }

    private static String plural(String entityType) {
        return entityType.equals("configuration") ? entityType : entityType.replace('_', ' ') + "s";
    }
}
