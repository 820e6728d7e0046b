package io.latchkey.gateway.executive;

import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.SuppressionEvent.SuppressionReason;
import io.latchkey.contracts.internal.SuppressionOperation.SuppressedAddress;
import io.latchkey.contracts.internal.SuppressionOperation.SuppressionResponse;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.clients.NotificationServiceClient;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.directory.UserProfile;
import io.latchkey.gateway.history.AccountHistory;
import io.latchkey.gateway.privilege.ExecutivePrincipal;
import io.latchkey.platform.web.PageModel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The page of one account: what it is, where its mails are, and what can be done. */
@Component
final class AccountPageBuilder {
    private final AccountDirectory directory;
    private final NotificationServiceClient notifications;
    private final AccountHistory history;

    AccountPageBuilder(AccountDirectory directory, NotificationServiceClient notifications, AccountHistory history) {
        this.directory = directory;
        this.notifications = notifications;
        this.history = history;
    }

    /** For the executive whose request it is; fails with 404 where there is no such account. */
    Mono<PageModel> buildPage(UUID accountId, ServerWebExchange exchange) {
        boolean own = ExecutivePrincipal.requireExecutive(exchange).accountId().equals(accountId);
        String older = exchange.getRequest().getQueryParams().getFirst("history");
        return requireAccount(accountId).flatMap(account -> Mono.zip(
                        notifications.fetchMails(accountId),
                        notifications.fetchSuppression(accountId),
                        AccountHistoryView.load(history, directory, accountId, older))
                .map(results -> assemblePage(
                                AccountSummary.fromAccount(account),
                                orNull(results.getT1(), AccountMailsView::fromResponse))
                        .with("own", own)
                        .with("history", results.getT3())
                        .with("suppression", orNull(results.getT2(), SuppressionSummary::fromResponse))));
    }

    Mono<Account> requireAccount(UUID accountId) {
        return directory.requireById(accountId);
    }

    /** The page of the account with this address; the list where it has just gone. */
    Mono<String> findPath(EmailAddress address) {
        return directory
                .findByAddress(address)
                .map(account -> AccountPages.accountPath(account.accountId()))
                .defaultIfEmpty(AccountListPages.PATH);
    }

    static PageModel assemblePage(AccountSummary summary, @Nullable AccountMailsView mails) {
        return PageModel.of("executive-account").with("account", summary).with("mails", mails);
    }

    /** The page says so where notification-service gave no response. */
    private static <R, T> @Nullable T orNull(CallResult<R> result, Function<R, @Nullable T> reader) {
        return result.<@Nullable T>fold(reader, retryAfter -> null);
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
     * That an account is sent no mail; {@code reason} is the end of a key of the pages' texts.
     *
     * @param lifting whether an executive asked for mail to be sent again
     */
    record SuppressionSummary(String reason, Instant since, boolean lifting) {
        /** Null where mail is sent. */
        static @Nullable SuppressionSummary fromResponse(SuppressionResponse response) {
            SuppressedAddress suppressed = response.suppression();
            if (suppressed == null) {
                return null;
            }
            SuppressionReason reason = suppressed.reason();
            return new SuppressionSummary(
                    reason == null ? MailStatusMessages.UNKNOWN : reason.code(),
                    suppressed.since(),
                    suppressed.liftAskedAt() != null);
        }
    }
}
