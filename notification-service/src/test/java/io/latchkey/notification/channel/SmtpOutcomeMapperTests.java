package io.latchkey.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.notification.channel.SendOutcome.Fault;
import io.latchkey.notification.channel.SendOutcome.Refusal;
import io.latchkey.notification.channel.TrackingSmtpTransport.SmtpStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmtpOutcomeMapperTests {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DOT")
    void whatBreaksBeforeTheLastDotIsNotTakenAndTheChannelsFault(SmtpStage stage) {
        assertThat(SmtpOutcomeMapper.toOutcome(stage, TrackingSmtpTransport.ServerReply.NONE, "SocketException"))
                .isEqualTo(new SendOutcome.Unavailable(Fault.DOWN, null, null, "SocketException"));
    }

    @Test
    void whatBreaksAfterTheLastDotIsInDoubt() {
        assertThat(SmtpOutcomeMapper.toOutcome(SmtpStage.DOT, TrackingSmtpTransport.ServerReply.NONE, "EOFException"))
                .isEqualTo(new SendOutcome.InDoubt("EOFException"));
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING,421,BUSY",
        "GREETING,450,BUSY",
        "GREETING,454,DOWN",
        "GREETING,554,CONFIGURATION",
        "SENDER,451,DOWN",
        "SENDER,550,CONFIGURATION",
        "RECIPIENT,421,BUSY",
        "RECIPIENT,530,CONFIGURATION",
        "BODY,450,BUSY",
        "BODY,451,DOWN",
        "DOT,421,BUSY",
        "DOT,450,BUSY",
        "DOT,451,DOWN",
        "DOT,452,DOWN"
    })
    void aNoThatIsNotAboutThisMailSendsItToAnotherChannel(SmtpStage stage, int code, Fault fault) {
        SendOutcome outcome =
                SmtpOutcomeMapper.toOutcome(stage, new TrackingSmtpTransport.ServerReply(code, code + " no"), "");

        assertThat(outcome).isEqualTo(new SendOutcome.Unavailable(fault, code, null, code + " no"));
    }

    @ParameterizedTest
    @CsvSource({"450", "451", "452"})
    void aRecipientWhoseServerAsksToWaitIsTriedAgainLater(int code) {
        SendOutcome outcome = SmtpOutcomeMapper.toOutcome(
                SmtpStage.RECIPIENT, new TrackingSmtpTransport.ServerReply(code, code + " 4.7.1 wait"), "");

        assertThat(outcome).isEqualTo(new SendOutcome.TryLater(code, code + " 4.7.1 wait"));
    }

    @ParameterizedTest
    @CsvSource({
        "550,550 5.1.1 no such user,UNKNOWN_RECIPIENT",
        "550,550 no such user,UNKNOWN_RECIPIENT",
        "553,553 mailbox name not allowed,UNKNOWN_RECIPIENT",
        "550,550 5.2.1 mailbox disabled,UNKNOWN_RECIPIENT",
        "552,552 5.2.2 over quota,MAILBOX_FULL",
        "552,552 over quota,MAILBOX_FULL",
        "550,550 5.7.1 blocked,BLOCKED",
        "550,550 5.1.8 bad sender,BLOCKED",
        "554,554 5.6.0 malformed,CONTENT",
        "552,552 5.3.4 too big,CONTENT",
        "554,554 5.4.1 no answer from host,OTHER",
        "554,554 transaction failed,OTHER"
    })
    void aRecipientThatIsRefusedForGoodIsSpokenOfInTheContractsWords(int code, String words, EmailReason reason) {
        SendOutcome outcome = SmtpOutcomeMapper.toOutcome(
                SmtpStage.RECIPIENT, new TrackingSmtpTransport.ServerReply(code, words), "");

        assertThat(outcome).isEqualTo(new SendOutcome.Refused(code, new Refusal.OfRecipient(reason), words));
    }

    @Test
    void aRelayThatWillNotRelayForUsKillsNoMail() {
        SendOutcome outcome = SmtpOutcomeMapper.toOutcome(
                SmtpStage.RECIPIENT, new TrackingSmtpTransport.ServerReply(554, "554 5.7.1 Relay access denied"), "");

        assertThat(outcome).isInstanceOf(SendOutcome.Unavailable.class);
    }

    @Test
    void aMessageThatIsRefusedForGoodSaysNothingAgainstItsRecipientUnlessTheServerDoes() {
        assertThat(SmtpOutcomeMapper.toOutcome(
                        SmtpStage.DOT, new TrackingSmtpTransport.ServerReply(554, "554 5.7.1 spam"), ""))
                .isEqualTo(new SendOutcome.Refused(554, new Refusal.OfMessage(), "554 5.7.1 spam"));
        assertThat(SmtpOutcomeMapper.toOutcome(
                        SmtpStage.DOT, new TrackingSmtpTransport.ServerReply(550, "550 5.1.1 nobody"), ""))
                .isEqualTo(new SendOutcome.Refused(
                        550, new Refusal.OfRecipient(EmailReason.UNKNOWN_RECIPIENT), "550 5.1.1 nobody"));
    }

    @Test
    void addressesInTheServersWordsAreTakenOut() {
        var reply = new TrackingSmtpTransport.ServerReply(550, "550 5.1.1 <ada@example.org> unknown\r\n");

        assertThat(SmtpOutcomeMapper.toOutcome(SmtpStage.RECIPIENT, reply, "").toString())
                .doesNotContain("ada@");
    }
}
