using LettucePlug.Tests.Support;

namespace LettucePlug.Terminal.Tests.Input;

public sealed class PasteBurstTests
{
    private readonly FakeTime _time = new();
    private readonly PasteBurst _burst;

    public PasteBurstTests() => _burst = new PasteBurst(_time);

    [Fact]
    public void Lines_that_come_at_once_are_a_paste_and_send_nothing() =>
        _burst.Apply(Keys("one\ntwo\n")).ShouldBe([new PasteEvent("one\ntwo\n")]);

    [Fact]
    public void A_word_and_Enter_typed_over_a_slow_line_stay_keys() =>
        _burst.Apply(Keys("yes\n")).ShouldAllBe(one => one is KeyEvent);

    [Fact]
    public void What_follows_a_burst_at_once_belongs_to_it()
    {
        _burst.Apply(Keys("one\ntwo"));
        _time.Advance(TimeSpan.FromMilliseconds(10));
        _burst.Apply(Keys("\n")).ShouldBe([new PasteEvent("\n")]);
    }

    [Fact]
    public void An_Enter_a_moment_after_a_burst_is_an_Enter()
    {
        _burst.Apply(Keys("one\ntwo"));
        _time.Advance(TimeSpan.FromMilliseconds(200));
        _burst.Apply(Keys("\n")).ShouldBe([new KeyEvent(Key.Enter)]);
    }

    [Fact]
    public void Held_arrows_and_repeated_Enters_are_keys()
    {
        TerminalEvent[] arrows = [new KeyEvent(Key.Up), new KeyEvent(Key.Up), new KeyEvent(Key.Enter), new KeyEvent(Key.Up)];
        _burst.Apply(arrows).ShouldBe(arrows);
        _burst.Apply(Keys("\n\n")).ShouldAllBe(one => one is KeyEvent);
    }

    [Fact]
    public void A_terminal_that_marks_its_pastes_is_never_second_guessed()
    {
        _burst.Apply([new PasteEvent("x")]);
        _burst.Apply(Keys("one\ntwo\n")).ShouldAllBe(one => one is KeyEvent);
    }

    [Fact]
    public void Where_the_terminal_says_that_it_marks_pastes_lines_typed_ahead_stay_keys()
    {
        _burst.IsNeeded = false;
        _burst.Apply(Keys("one\ntwo\n")).ShouldAllBe(one => one is KeyEvent);
    }

    private static TerminalEvent[] Keys(string text) =>
        [.. text.Select(c => c == '\n' ? new KeyEvent(Key.Enter) : new KeyEvent(c))];
}
