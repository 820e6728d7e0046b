package io.latchkey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailEvent.EmailQueued;
import io.latchkey.contracts.EmailStep;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.MailTemplate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExpectedEventTests {

    @Test
    void aMailIsExpectedByItsTemplateAndEveryStepByItsType() {
        var expected = ExpectedEvent.withMail(MailTemplate.PASSWORD_RESET, List.of());

        assertThat(expected).hasSize(3);
        assertThat(expected.stream().filter(one -> one.matches().test(queued(MailTemplate.PASSWORD_RESET))))
                .extracting(ExpectedEvent::name)
                .containsExactly("EmailQueued of the mail password-reset");
        assertThat(expected).noneMatch(one -> one.matches().test(queued(MailTemplate.PASSWORD_CHANGED)));
    }

    private static Event queued(MailTemplate template) {
        var id = UUID.fromString("0190b2f0-0000-7000-8000-000000000000");
        return new EmailQueued(
                new EmailStep(id, id, id, template, AccountLocale.ENGLISH, null, null, null, Instant.EPOCH));
    }
}
