package dev.tracker.persistence;

/**
 * Which record a URL means, whichever host serves it: a standby that takes over serves the same, as does a
 * server that moved.
 */
final class RecordName {

    private RecordName() {}

    static String of(String url) {
        int query = url.indexOf('?');
        String address = query < 0 ? url : url.substring(0, query);
        String database = address.substring(address.lastIndexOf('/') + 1);
        String schema = "";
        if (query >= 0) {
            for (String parameter : url.substring(query + 1).split("&", -1)) {
                if (parameter.startsWith("currentSchema=")) {
                    schema = "?" + parameter;
                }
            }
        }
        return "postgresql/" + database + schema;
    }
}
