package io.latchkey.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.MailTemplate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailKindTests {

    @ParameterizedTest
    @EnumSource
    void everyTemplateHasAnEntryOfItsName(MailTemplate template) {
        assertThat(MailKind.of(template).template()).isEqualTo(template);
    }

    @ParameterizedTest
    @EnumSource
    void everyEntryHasItsTemplateAndItsFilesInEveryLanguage(MailKind kind) {
        for (AccountLocale locale : Samples.LANGUAGES.listLanguages()) {
            String folder = "/mails/" + MailLanguages.templateFolder(kind.template(), locale);
            for (String file : new String[] {"subject.txt", "body.txt", "body.html"}) {
                assertThat(MailKind.class.getResource(folder + file))
                        .as(folder + file)
                        .isNotNull();
            }
        }
    }

    @Test
    void everyFactCausesOneMailOrIsListedAsCausingNone() {
        Set<Class<?>> causes = Arrays.stream(MailKind.values())
                .map(MailKind::cause)
                .filter(Objects::nonNull)
                .map(MailCause::fact)
                .collect(Collectors.toSet());
        Set<Class<?>> all = new HashSet<>(causes);
        all.addAll(MailKind.FACTS_WITHOUT_MAIL);

        assertThat(all).containsExactlyInAnyOrder(AccountFact.class.getPermittedSubclasses());
        assertThat(causes).doesNotContainAnyElementsOf(MailKind.FACTS_WITHOUT_MAIL);
        assertThat(Arrays.stream(MailKind.values()).filter(kind -> kind.cause() != null))
                .as("one entry for each cause")
                .hasSameSizeAs(causes);
    }

    /** Priorities weigh the rounds of a claim; none may starve. */
    @ParameterizedTest
    @EnumSource
    void everyEntryHasAPriority(MailKind kind) {
        assertThat(kind.priority()).isPositive();
        assertThat(kind.priority()).isLessThanOrEqualTo(MailKind.PASSWORD_RESET.priority());
    }
}
