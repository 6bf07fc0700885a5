package dev.tracker.persistence;

import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Another process that opens the record and writes to it, for tests with several. */
final class OpeningProcess {

    private OpeningProcess() {}

    public static void main(String[] arguments) {
        String url = arguments[0];
        String name = arguments[1];
        int writes = Integer.parseInt(arguments[2]);
        try (Store store = Store.open(StoreSettings.of(url).forOneCommand())) {
            VendorService vendors = Vendors.over(store);
            for (int i = 0; i < writes; i++) {
                vendors.create(CreateVendor.named(name + "-" + i), Vendors.CALLER);
            }
        }
    }

    static Process start(String url, String name, int writes, Path output) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                OpeningProcess.class.getName(),
                url,
                name,
                Integer.toString(writes));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
