/**
 * Who may be written to: our own copy of the profiles, by account id, the address before for the notice it is owed, and
 * strangers who are owed a word. After erasure only the id stays. May touch contracts; reads from the mail table when
 * an address is owed nothing any more.
 */
@NullMarked
package io.latchkey.notification.recipient;

import org.jspecify.annotations.NullMarked;
