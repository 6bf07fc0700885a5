package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CircuitTest {

    private final Circuit circuit = new Circuit();

    @Test
    void opensOnceAndCloses() {
        int period = circuit.period();

        assertThat(circuit.open(period)).isTrue();
        assertThat(circuit.open(period)).isFalse();
        assertThat(circuit.isClosed()).isFalse();

        circuit.close();
        circuit.close();
        assertThat(circuit.isClosed()).isTrue();
    }

    @Test
    void staysClosedOnEvidenceOfAnEarlierOutage() {
        int before = circuit.period();
        circuit.open(before);
        circuit.close();

        assertThat(circuit.open(before)).isFalse();
        assertThat(circuit.isClosed()).isTrue();
    }
}
