package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.Passage;
import io.latchkey.notification.delivery.ToSend;

/** A parcel and the way it takes. */
record Consignment(Parcel parcel, Passage passage) {

    ToSend toSend() {
        return new ToSend(parcel.emailId(), parcel.diesAt(), parcel.go().locale(), passage.provider());
    }
}
