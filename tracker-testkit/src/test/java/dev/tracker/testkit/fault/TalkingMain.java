package dev.tracker.testkit.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Does as its arguments say, one after another. */
final class TalkingMain {

    private TalkingMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order : args) {
            switch (order) {
                case "count" -> {
                    for (long i = 0; !System.out.checkError(); i++) {
                        System.out.println(i);
                    }
                }
                case "echo" -> System.out.println(in.readLine());
                case "half" -> {
                    System.out.print("half a line");
                    System.out.flush();
                }
                case "hang" -> new CountDownLatch(1).await();
                case "memory" -> System.out.println(Runtime.getRuntime().maxMemory());
                case "fail" -> throw new IllegalStateException("on purpose");
                default -> System.out.println(order);
            }
        }
    }
}
