package io.latchkey.notification.dispatch;

import io.latchkey.notification.crash.CrashPoint;
import io.latchkey.notification.delivery.Happening;
import io.latchkey.notification.delivery.Happening.Postponed;
import io.latchkey.notification.delivery.Journey;
import io.latchkey.notification.delivery.MailTimes;
import io.latchkey.notification.delivery.Taking;
import io.latchkey.notification.dispatch.Admission.Decision;
import io.latchkey.notification.dispatch.Admission.Decision.Go;
import io.latchkey.notification.recipient.Recipient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Brings taken mails to the point of sending: recipient first, then link. Blocks: call it on a virtual thread. */
@Component
final class Preparing {

    private static final Duration FIRST_ASK_AGAIN = Duration.ofMillis(20);
    private static final Duration LAST_ASK_AGAIN = Duration.ofMillis(80);
    private static final int ASKS = 8;

    private final Addressees addressees;
    private final Admission admission;
    private final Links links;
    private final Beginning beginning;
    private final Recorder recorder;
    private final InFlight inFlight;
    private final Pauses pauses;

    Preparing(
            Addressees addressees,
            Admission admission,
            Links links,
            Beginning beginning,
            Recorder recorder,
            InFlight inFlight,
            Pauses pauses) {
        this.addressees = addressees;
        this.admission = admission;
        this.links = links;
        this.beginning = beginning;
        this.recorder = recorder;
        this.inFlight = inFlight;
        this.pauses = pauses;
    }

    void prepare(Taking taking) throws InterruptedException {
        var hold = new Hold(taking);
        try {
            List<Go> pending = new ArrayList<>();
            List<Parcel> notices = new ArrayList<>();
            for (Go go : admitted(hold)) {
                if (MailTimes.hasLink(go.letter().template())) {
                    pending.add(go);
                } else {
                    notices.add(new Parcel(go, go.letter().diesAt(), null));
                }
            }
            // A notice needs nobody's answer: it does not wait for those that do.
            beginning.begin(hold, notices);
            askForLinks(hold, pending);
        } finally {
            inFlight.release(hold.left());
        }
    }

    private List<Go> admitted(Hold hold) {
        List<Journey> mails = hold.taking().mails();
        Map<UUID, Recipient> people =
                addressees.of(mails.stream().map(Journey::letter).toList());
        List<Go> admitted = new ArrayList<>();
        for (Journey mail : mails) {
            Decision decision = admission.on(mail, people.get(mail.letter().emailId()));
            switch (decision) {
                case Go go -> admitted.add(go);
                case Decision.No no -> settle(hold, no.instead());
            }
        }
        return admitted;
    }

    private void askForLinks(Hold hold, List<Go> wanting) throws InterruptedException {
        List<Go> pending = wanting;
        Duration pause = FIRST_ASK_AGAIN;
        for (int asks = 1; !pending.isEmpty(); asks++) {
            Map<UUID, LinkAnswer> answers = links.ask(
                            pending.stream().map(Go::letter).toList())
                    .blockOptional()
                    .orElseThrow();
            pending = answered(hold, pending, answers, asks < ASKS);
            if (!pending.isEmpty()) {
                Thread.sleep(pause);
                pause = pause.compareTo(LAST_ASK_AGAIN) < 0 ? pause.multipliedBy(2) : LAST_ASK_AGAIN;
            }
        }
    }

    /** @return those to ask for again soon; a missing answer is trouble over there, and is left alone for longer */
    private List<Go> answered(Hold hold, List<Go> asked, Map<UUID, LinkAnswer> answers, boolean mayAskAgain) {
        List<Parcel> ready = new ArrayList<>();
        List<Go> again = new ArrayList<>();
        for (Go go : asked) {
            LinkAnswer answer = answers.get(go.letter().causeId());
            switch (answer) {
                case null -> postpone(hold, go);
                case LinkAnswer.Issued issued -> ready.add(new Parcel(go, issued.expiresAt(), issued.token()));
                case LinkAnswer.Dead dead ->
                    settle(hold, dead.closed(go.letter().emailId()));
                case LinkAnswer.NotKnownYet notYet -> {
                    if (mayAskAgain) {
                        again.add(go);
                    } else {
                        postpone(hold, go);
                    }
                }
            }
        }
        if (!ready.isEmpty()) {
            CrashPoint.LINKED.pass();
        }
        beginning.begin(hold, ready);
        return again;
    }

    private void postpone(Hold hold, Go go) {
        settle(
                hold,
                new Postponed(go.letter().emailId(), pauses.afterWait(go.mail().waits())));
    }

    private void settle(Hold hold, Happening happening) {
        hold.give(happening.emailId());
        recorder.record(happening);
    }
}
