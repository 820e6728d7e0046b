package io.latchkey.notification.delivery;

import java.util.ArrayList;
import java.util.List;

/** What a happening makes of a mail: the mail after it, and the steps to publish, in order. */
record Change(Journey after, List<Step> steps) {

    Change {
        steps = List.copyOf(steps);
    }

    static Change none(Journey journey) {
        return new Change(journey, List.of());
    }

    Change then(Change next) {
        var both = new ArrayList<>(steps);
        both.addAll(next.steps);
        return new Change(next.after, both);
    }
}
