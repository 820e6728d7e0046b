package io.latchkey.gateway.executive;

import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.clients.NotificationServiceClient;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.directory.UserProfile;
import io.latchkey.gateway.web.CommonProblems;
import io.latchkey.gateway.web.PageModel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The page of one account: what it is, where its mails are, and what can be done. */
@Component
final class AccountPageBuilder {
    private final AccountDirectory directory;
    private final NotificationServiceClient notifications;

    AccountPageBuilder(AccountDirectory directory, NotificationServiceClient notifications) {
        this.directory = directory;
        this.notifications = notifications;
    }

    /** Fails with 404 where there is no such account. */
    Mono<PageModel> buildPage(UUID accountId) {
        return requireAccount(accountId).flatMap(account -> Mono.zip(
                        notifications.fetchMails(accountId), notifications.fetchSuppression(accountId))
                .map(told -> assemblePage(AccountSummary.fromAccount(account), readMails(told.getT1()))
                        .with("suppression", SuppressionSummary.fromAnswer(told.getT2()))));
    }

    Mono<Account> requireAccount(UUID accountId) {
        return directory.findById(accountId).switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException));
    }

    static PageModel assemblePage(AccountSummary card, @Nullable AccountMailsView journey) {
        return PageModel.of("executive-account").with("account", card).with("journey", journey);
    }

    private static @Nullable AccountMailsView readMails(NotificationServiceClient.MailsResult answer) {
        return switch (answer) {
            case NotificationServiceClient.MailsResult.Found found -> AccountMailsView.fromJson(found.json());
            case NotificationServiceClient.MailsResult.Unavailable away -> null;
        };
    }

    /** An account as the console's pages speak of it; words of ours in the form of the texts' keys. */
    record AccountSummary(
            String id,
            String email,
            String name,
            String language,
            List<String> roles,
            String status,
            String twoFactor,
            Instant createdAt) {

        static AccountSummary fromAccount(Account account) {
            UserProfile person = account.person();
            return new AccountSummary(
                    account.accountId().toString(),
                    person.email().value(),
                    person.displayName(),
                    person.locale().code(),
                    person.roles().stream()
                            .map(AccountRole::name)
                            .map(AccountSummary::messageKey)
                            .toList(),
                    messageKey(account.status().name()),
                    messageKey(account.twoFactor().name()),
                    account.createdAt());
        }

        /** Green, red or neither. */
        public String tone() {
            return status.equals("active") ? "good" : status.equals("disabled") ? "bad" : "plain";
        }

        private static String messageKey(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * That an account is sent nothing, as its page says it; {@code reason} is the end of a key of the pages' texts.
     *
     * @param lifting whether somebody asked for mail to be sent again
     */
    record SuppressionSummary(String reason, Instant since, boolean lifting) {
        static final Set<String> REASONS = Set.of("bounced", "invalid", "unsubscribed", "reported-spam");

        /** Null where mail is sent, and where nobody can tell right now. */
        static @Nullable SuppressionSummary fromAnswer(NotificationServiceClient.SuppressionResult answer) {
            return switch (answer) {
                case NotificationServiceClient.SuppressionResult.NotSuppressed nothing -> null;
                case NotificationServiceClient.SuppressionResult.Unavailable away -> null;
                case NotificationServiceClient.SuppressionResult.Suppressed told ->
                    new SuppressionSummary(
                            REASONS.contains(told.reason()) ? told.reason() : MailStatusMessages.UNKNOWN,
                            told.since(),
                            told.liftAskedAt() != null);
            };
        }
    }
}
