package dev.tracker.persistence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON document as a column holds it. */
record JsonText(String value) {

    /** The document of a tree of plain values. */
    static JsonText of(Object tree) {
        return new JsonText(Json.write(tree));
    }

    /** The tree of a document that is an object. */
    Map<String, @Nullable Object> object() {
        return Json.readObject(value);
    }

    /** The tree of a document that is an array. */
    List<@Nullable Object> list() {
        return Json.readArray(value);
    }
}
