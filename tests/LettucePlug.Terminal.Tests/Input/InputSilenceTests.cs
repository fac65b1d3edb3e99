using LettucePlug.Tests.Support;

namespace LettucePlug.Terminal.Tests.Input;

public sealed class InputSilenceTests
{
    private readonly FakeTime _time = new();
    private readonly InputDecoder _decoder = new();
    private readonly InputSilence _silence;
    private readonly List<TerminalEvent> _events = [];

    public InputSilenceTests() => _silence = new InputSilence(_decoder, _time);

    [Fact]
    public void With_nothing_open_there_is_nothing_to_wait_for()
    {
        Feed("a");
        _silence.Left.ShouldBeNull();
    }

    [Fact]
    public void A_wait_that_ends_for_another_reason_takes_nothing_for_a_key()
    {
        Feed("\e");
        _time.Advance(TimeSpan.FromMilliseconds(20));
        _silence.Left.ShouldBe(TimeSpan.FromMilliseconds(30));
        Feed("[A");

        _silence.Left.ShouldBeNull();
        _events.ShouldBe([new KeyEvent(Key.Up)]);
    }

    [Fact]
    public void Waits_that_are_shorter_than_the_patience_add_up()
    {
        Feed("\e");
        for (var wait = 0; wait < 4; wait++)
        {
            _silence.Left.ShouldNotBe(TimeSpan.Zero);
            _time.Advance(TimeSpan.FromMilliseconds(12.5));
        }

        _silence.Left.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_long_paste_with_gaps_stays_one_paste()
    {
        Feed("\e[200~one\r");
        for (var gap = 0; gap < 10; gap++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(900));
            _silence.Left.ShouldNotBe(TimeSpan.Zero);
            Feed("two\r");
        }

        Feed("\e[201~");
        _events.ShouldHaveSingleItem().ShouldBeOfType<PasteEvent>().Text.ShouldStartWith("one\ntwo\n");
    }

    private void Feed(string text)
    {
        _decoder.Feed(System.Text.Encoding.UTF8.GetBytes(text), _events);
        _silence.Broken();
    }
}
