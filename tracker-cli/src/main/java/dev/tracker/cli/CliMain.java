package dev.tracker.cli;

/** Starts the command line. */
public final class CliMain {
    private CliMain() {}

    /**
     * Runs until there is nothing left to do.
     *
     * @param args the arguments of the process
     */
    public static void main(String[] args) {}
}
