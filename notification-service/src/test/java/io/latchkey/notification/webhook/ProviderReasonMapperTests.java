package io.latchkey.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailStep.EmailReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderReasonMapperTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bounce|5.1.1 550 5.1.1 The email account that you tried to reach does not exist|UNKNOWN_RECIPIENT",
                "bounce|5.0.0 550 No such user here|UNKNOWN_RECIPIENT",
                "bounce|5.2.2 552 5.2.2 Mailbox full|MAILBOX_FULL",
                "bounce|452 4.2.2 The email account is over quota|MAILBOX_FULL",
                "blocked|5.7.1 550 5.7.1 Message blocked due to reputation|BLOCKED",
                "blocked|something nobody has said before|BLOCKED",
                "bounce|5.7.26 DMARC policy|BLOCKED",
                "bounce|554 5.6.0 Message contains a virus|CONTENT",
                "bounce|something nobody has said before|OTHER",
                "bounce||OTHER"
            })
    void aBounceIsReadForItsReason(String type, String said, EmailReason reason) {
        assertThat(ProviderReasonMapper.bounceReason(type, "", said == null ? "" : said))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bounce|Invalid Address|550 nobody|UNKNOWN_RECIPIENT",
                "bounce|Content|554 no|CONTENT",
                "bounce|Reputation|554 no|BLOCKED",
                "blocked|Frequency or Volume Too High|421 no|BLOCKED",
                "bounce|Technical Failure|550 no|OTHER",
                "bounce|Mailbox Unavailable|550 no|OTHER",
                "bounce|Reputation|550 5.1.1 user unknown|UNKNOWN_RECIPIENT"
            })
    void theProvidersOwnReadingIsAskedWhereOursFindsNothing(
            String type, String classification, String said, EmailReason reason) {
        assertThat(ProviderReasonMapper.bounceReason(type, classification, said))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bounce|5.1.1|5.1.1 550 no such user|true",
                "bounce||no status and no words|true",
                "bounce|5.2.2|5.2.2 552 mailbox full|true",
                "bounce|4.2.2|4.2.2 452 over quota|false",
                "blocked|5.7.1|5.7.1 550 blocked|false",
                "blocked|5.1.1|5.1.1 550 no such user|false",
                "|5.1.1|5.1.1 550 no such user|true",
                "|5.7.1|5.7.1 550 blocked|false",
                "expired|5.1.1|5.1.1 550 no such user|false"
            })
    void onlyARefusalForGoodSparesTheAddress(String type, String status, String said, boolean forGood) {
        assertThat(ProviderReasonMapper.isPermanent(type == null ? "" : type, status == null ? "" : status, said))
                .isEqualTo(forGood);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "451 4.7.1 Greylisted, please try again in 5 minutes|GREYLISTED",
                "421 4.7.28 Our system has detected an unusual rate of mail|RATE",
                "421 Too many connections|RATE",
                "452 4.2.2 Over quota|MAILBOX_FULL",
                "400 try again later|OTHER"
            })
    void aDeferralIsReadForItsReason(String said, EmailReason reason) {
        assertThat(ProviderReasonMapper.deferralReason(said)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bounced Address|BOUNCED_BEFORE",
                "Spam Reporting Address|REPORTED_SPAM",
                "Unsubscribed Address|UNSUBSCRIBED",
                "Invalid|INVALID",
                "Invalid SMTPAPI header|INVALID",
                "Spam Content (if Spam Checker app is enabled)|OTHER"
            })
    void aDropIsReadForItsReason(String said, EmailReason reason) {
        assertThat(ProviderReasonMapper.dropReason(said)).isEqualTo(reason);
    }
}
