package io.latchkey.notification.console;

import io.latchkey.notification.delivery.MailFile;
import io.latchkey.notification.letters.LetterView;
import io.latchkey.notification.webhook.SaidWord;
import java.util.List;
import java.util.UUID;

/**
 * All that is known about one id: a mail's, an account's or a cause's.
 *
 * @param words what providers told us about these mails
 * @param letters dead letters that speak of this account, or are this cause
 */
record Dossier(UUID id, List<MailFile> mails, List<SaidWord> words, List<LetterView> letters) {

    /** Whether nothing is known of it. */
    boolean isEmpty() {
        return mails.isEmpty() && letters.isEmpty();
    }

    /** What was said about one of the mails. */
    public List<SaidWord> wordsAbout(MailFile mail) {
        return words.stream()
                .filter(word -> word.emailId().equals(mail.emailId()))
                .toList();
    }
}
