package dev.tracker.persistence;

import java.util.Properties;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;

/** Keeps MyBatis from ending transactions and closing connections: the unit of work does both. */
final class OutsideTransactions extends ManagedTransactionFactory {

    OutsideTransactions() {
        Properties settings = new Properties();
        settings.setProperty("closeConnection", "false");
        setProperties(settings);
    }
}
