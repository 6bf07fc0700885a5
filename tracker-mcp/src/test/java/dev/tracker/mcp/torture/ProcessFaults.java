package dev.tracker.mcp.torture;

import java.util.List;
import java.util.Random;

/** Servers that are killed or suspended in the middle of what they do. */
final class ProcessFaults implements FaultLanes.Breaker {

    private final List<Client> clients;
    private final FaultLanes lanes;

    ProcessFaults(List<Client> clients, FaultLanes lanes) {
        this.clients = clients;
        this.lanes = lanes;
    }

    @Override
    public boolean make(FaultKind kind, Random dice) throws InterruptedException {
        Client client = clients.get(dice.nextInt(clients.size()));
        // One that is killed as it starts has nothing to lose.
        int before = client.answers();
        boolean works = FaultLanes.await(() -> client.answers() > before + 4, FaultLanes.UNTIL_FELT);
        StdioServer server = client.server();
        if (!works || server == null || !server.isAlive()) {
            return false;
        }
        if (kind == FaultKind.SERVER_KILLED) {
            server.kill();
            return FaultLanes.await(() -> client.server() != server, FaultLanes.UNTIL_FELT);
        }
        try {
            boolean suspended = server.suspend();
            lanes.last(dice);
            return suspended;
        } finally {
            server.resume();
        }
    }
}
