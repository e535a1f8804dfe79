package org.lodecast.app.cli;

import java.io.IOException;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// The line of the terminal that a bar is drawn on. The bar's own way of asking how wide it is takes the
/// signals away from Java: Ctrl-C would end the program before it heard of it.
final class BarLine extends ConsoleProgressBarConsumer {
    private static final int USUAL = 80;
    private static final int MARGIN = 2; // a full line would make the terminal go to the next

    BarLine() {
        super(System.err, width() - MARGIN);
    }

    private static int width() {
        try (Terminal t =
                TerminalBuilder.builder().dumb(true).nativeSignals(false).build()) {
            return t.getWidth() > MARGIN ? t.getWidth() : USUAL;
        } catch (IOException e) {
            return USUAL;
        }
    }

    /// The line is empty by now, and what is said next takes it.
    @Override
    public void close() {
        System.err.flush();
    }
}
