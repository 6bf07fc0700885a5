package dev.tracker.testkit.memory;

import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.vendor.VendorRepository;
import dev.tracker.testkit.contract.VendorRepositoryContract;

class InMemoryVendorRepositoryTest extends VendorRepositoryContract {

    private final InMemoryPorts ports = new InMemoryPorts();

    @Override
    protected VendorRepository vendors() {
        return ports.vendors();
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return ports.unitOfWork();
    }
}
