package dev.tracker.mcp.protocol.stdio;

import java.io.OutputStream;

/** A server in a process of its own, for clients that start one. */
final class SampleMain {

    private SampleMain() {}

    public static void main(String[] arguments) {
        OutputStream out = StandardOutput.claim();
        System.out.println("this belongs to standard error");
        Samples.server(Samples.echo(), Samples.refusing()).build().serve(System.in, out);
    }
}
