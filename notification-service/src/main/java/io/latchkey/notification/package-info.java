/** What a person was told: recipients, mails, attempts, receipts. This package only puts the rooms together. */
@NullMarked
package io.latchkey.notification;

import org.jspecify.annotations.NullMarked;
