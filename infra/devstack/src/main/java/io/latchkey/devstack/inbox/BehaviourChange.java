package io.latchkey.devstack.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Merges what was asked for into the behaviour that holds, and names every field that is wrong. */
final class BehaviourChange {

    private static final int LONGEST_DELAY_MS = 600_000;
    private static final int LONGEST_RETRY_AFTER = 86_400;
    private static final int MOST_COPIES = 10;

    private final List<Problem.FieldError> errors = new ArrayList<>();

    private BehaviourChange() {}

    /** A part or field left out stays as it is; throws a {@link Problem} that names the fields that are wrong. */
    static Behaviour merge(Behaviour now, JsonNode asked) {
        var change = new BehaviourChange();
        change.known(asked, "", Set.of("sendgrid", "smtp", "webhook"));
        var merged = new Behaviour(
                change.channel(now.sendgrid(), asked.path("sendgrid"), "/sendgrid"),
                change.channel(now.smtp(), asked.path("smtp"), "/smtp"),
                change.webhook(now.webhook(), asked.path("webhook"), "/webhook"));
        if (!change.errors.isEmpty()) {
            throw Problem.invalid(change.errors);
        }
        return merged;
    }

    private ChannelBehaviour channel(ChannelBehaviour now, JsonNode asked, String at) {
        if (asked.isMissingNode()) {
            return now;
        }
        known(asked, at, Set.of("share", "status", "retryAfter", "delayMs", "hangUp"));
        return new ChannelBehaviour(
                share(asked.path("share"), at + "/share", now.share()),
                whole(asked.path("status"), at + "/status", 400, 599, now.status()),
                retryAfter(asked.path("retryAfter"), at + "/retryAfter", now.retryAfter()),
                whole(asked.path("delayMs"), at + "/delayMs", 0, LONGEST_DELAY_MS, now.delayMs()),
                yes(asked.path("hangUp"), at + "/hangUp", now.hangUp()));
    }

    private WebhookBehaviour webhook(WebhookBehaviour now, JsonNode asked, String at) {
        if (asked.isMissingNode()) {
            return now;
        }
        known(asked, at, Set.of("delayMs", "copies", "shuffle", "paused"));
        return new WebhookBehaviour(
                whole(asked.path("delayMs"), at + "/delayMs", 0, LONGEST_DELAY_MS, now.delayMs()),
                whole(asked.path("copies"), at + "/copies", 1, MOST_COPIES, now.copies()),
                yes(asked.path("shuffle"), at + "/shuffle", now.shuffle()),
                yes(asked.path("paused"), at + "/paused", now.paused()));
    }

    private void known(JsonNode asked, String at, Set<String> names) {
        if (!asked.isObject()) {
            errors.add(new Problem.FieldError(at, "must be an object"));
            return;
        }
        for (String name : asked.propertyNames()) {
            if (!names.contains(name)) {
                errors.add(new Problem.FieldError(at + "/" + name, "is not a field of the behaviour"));
            }
        }
    }

    private double share(JsonNode value, String at, double now) {
        if (value.isMissingNode()) {
            return now;
        }
        if (value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= 1) {
            return value.doubleValue();
        }
        errors.add(new Problem.FieldError(at, "must be a number from 0 to 1"));
        return now;
    }

    private int whole(JsonNode value, String at, int least, int most, int now) {
        if (value.isMissingNode()) {
            return now;
        }
        if (value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= least
                && value.intValue() <= most) {
            return value.intValue();
        }
        errors.add(new Problem.FieldError(at, "must be a whole number from " + least + " to " + most));
        return now;
    }

    private @Nullable Integer retryAfter(JsonNode value, String at, @Nullable Integer now) {
        if (value.isNull()) {
            return null;
        }
        if (value.isMissingNode()) {
            return now;
        }
        return whole(value, at, 0, LONGEST_RETRY_AFTER, 0);
    }

    private boolean yes(JsonNode value, String at, boolean now) {
        if (value.isBoolean() || value.isMissingNode()) {
            return value.isMissingNode() ? now : value.booleanValue();
        }
        errors.add(new Problem.FieldError(at, "must be true or false"));
        return now;
    }
}
