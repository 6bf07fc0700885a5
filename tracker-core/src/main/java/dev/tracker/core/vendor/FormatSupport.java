package dev.tracker.core.vendor;

import java.util.ArrayList;
import java.util.List;

/** Which formats an extractor reads. */
public record FormatSupport(boolean excel, boolean csv, boolean pdf, boolean ocr) {

    public static final FormatSupport NONE = new FormatSupport(false, false, false, false);

    /** The formats that are read, in their usual order. */
    public List<Format> formats() {
        List<Format> formats = new ArrayList<>();
        add(formats, excel, Format.EXCEL);
        add(formats, csv, Format.CSV);
        add(formats, pdf, Format.PDF);
        add(formats, ocr, Format.OCR);
        return formats;
    }

    private static void add(List<Format> formats, boolean read, Format format) {
        if (read) {
            formats.add(format);
        }
    }
}
