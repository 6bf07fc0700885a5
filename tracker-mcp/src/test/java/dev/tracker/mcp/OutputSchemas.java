package dev.tracker.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.json.schema.jackson2.DefaultJsonSchemaValidator;
import java.util.Map;

/** Holds answers to the schemas that promise them. */
final class OutputSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultJsonSchemaValidator VALIDATOR = new DefaultJsonSchemaValidator(JSON);

    private OutputSchemas() {}

    /** What is wrong with the value; empty when nothing is. */
    static String faults(Map<String, Object> schema, Object value) {
        try {
            // As a client gets it: through JSON, so that every number and list is of the plainest kind.
            Object read = JSON.readValue(JSON.writeValueAsString(value), Object.class);
            ValidationResponse response = VALIDATOR.validate(schema, read);
            return response.valid() ? "" : String.valueOf(response.errorMessage());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
