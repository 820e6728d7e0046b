package io.latchkey.gateway.executive;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The mails of an account as notification-service tells of them, turned into what a page says. */
record Journey(List<Mail> mails, boolean underWay) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** One mail; {@code sentence} and {@code template} are ends of keys of the pages' texts. */
    record Mail(
            String template,
            String sentence,
            String tone,
            @Nullable Instant queuedAt,
            List<Step> steps) {}

    /** One step on its way. */
    record Step(String sentence, @Nullable Instant at) {}

    private record Told(@Nullable List<ToldMail> emails) {}

    private record ToldMail(
            @Nullable String template,
            @Nullable String state,
            @Nullable String reason,
            @Nullable Instant queuedAt,
            @Nullable List<ToldStep> history) {}

    private record ToldStep(
            @Nullable String type,
            @Nullable String reason,
            @Nullable Instant at) {}

    static Journey read(String json) {
        List<ToldMail> emails = orNone(JSON.readValue(json, Told.class).emails());
        boolean underWay = emails.stream().anyMatch(mail -> JourneyWords.isUnderWay(JourneyWords.state(mail.state())));
        return new Journey(emails.stream().map(Journey::mail).toList(), underWay);
    }

    private static Mail mail(ToldMail told) {
        String state = JourneyWords.state(told.state());
        return new Mail(
                JourneyWords.template(told.template()),
                JourneyWords.sentence(state, told.reason()),
                JourneyWords.tone(state),
                told.queuedAt(),
                orNone(told.history()).stream().map(Journey::step).toList());
    }

    private static Step step(ToldStep told) {
        return new Step(JourneyWords.sentence(JourneyWords.state(told.type()), told.reason()), told.at());
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
