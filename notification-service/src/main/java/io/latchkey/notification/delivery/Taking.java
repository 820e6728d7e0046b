package io.latchkey.notification.delivery;

import java.util.List;
import java.util.UUID;

/** Due mails that one dispatcher took for a while; only the holder of the id may begin their attempts. */
public record Taking(UUID id, List<Journey> mails) {

    public Taking {
        mails = List.copyOf(mails);
    }
}
