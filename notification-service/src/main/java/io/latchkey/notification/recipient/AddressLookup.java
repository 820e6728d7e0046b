package io.latchkey.notification.recipient;

import io.latchkey.contracts.EmailAddress;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the account of an address that somebody already knows; no address ever comes out of it. */
@Component
public final class AddressLookup {

    private final AddressLookupTable table;

    AddressLookup(AddressLookupTable table) {
        this.table = table;
    }

    /** The accounts with just this address; more than one only while a profile is on its way. */
    public Mono<List<UUID>> findAccounts(EmailAddress address) {
        return table.findByAddress(address).collectList();
    }
}
