package dev.tracker.cli.frame;

import java.util.List;

/** A command line that does not say what to do. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    /** Refuses for the given faults, each a sentence. */
    public UsageException(List<String> faults) {
        super(String.join(" ", faults));
        this.faults = List.copyOf(faults);
    }

    /** Refuses for one fault, a sentence. */
    public UsageException(String fault) {
        this(List.of(fault));
    }

    public List<String> faults() {
        return faults;
    }
}
