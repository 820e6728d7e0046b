package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.Passage;
import io.latchkey.notification.delivery.ToSend;

/** A parcel and the way it takes. */
record Consignment(Parcel parcel, Passage passage) {

    ToSend toSend() {
        Admission.Decision.Go go = parcel.go();
        return new ToSend(
                parcel.emailId(),
                parcel.diesAt(),
                go.locale(),
                passage.provider(),
                go.person().span().last());
    }
}
