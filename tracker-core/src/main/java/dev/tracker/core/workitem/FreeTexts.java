package dev.tracker.core.workitem;

import dev.tracker.core.json.FreeObject;
import dev.tracker.core.validation.Fields;
import java.util.List;
import java.util.Map;

/** Lists of texts in metadata: as many as a free object may hold. */
final class FreeTexts {

    private FreeTexts() {}

    static List<String> read(Fields fields, String name) {
        List<String> texts = fields.texts(name);
        if (texts == null) {
            return List.of();
        }
        try {
            FreeObject.normalized(Map.of(name, texts));
        } catch (IllegalArgumentException e) {
            fields.refuse(name, String.valueOf(e.getMessage()), null);
        }
        return texts;
    }
}
