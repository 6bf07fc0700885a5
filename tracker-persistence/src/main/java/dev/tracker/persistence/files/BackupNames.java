package dev.tracker.persistence.files;

/** What copies of a file are called: {@code NAME.backup}, then {@code NAME.backup.1} and so on. */
final class BackupNames {

    private static final String ENDING = ".backup";
    private static final int LONGEST_NUMBER = 9;

    private BackupNames() {}

    static String of(String name, int number) {
        return name + ENDING + (number == 0 ? "" : "." + number);
    }

    /** The number of the copy that a name is; negative where it is none. */
    static int number(String name, String copy) {
        String first = name + ENDING;
        if (copy.equals(first)) {
            return 0;
        }
        if (!copy.startsWith(first + ".")) {
            return -1;
        }
        String digits = copy.substring(first.length() + 1);
        boolean written = digits.length() <= LONGEST_NUMBER && digits.matches("[1-9][0-9]*");
        return written ? Integer.parseInt(digits) : -1;
    }
}
