using System.Text;
using LettucePlug.Terminal.Tests.Core;

namespace LettucePlug.Terminal.Tests.Tty;

public sealed class ClipboardTests : IDisposable
{
    private readonly UiFixture _ui = new(new Probe("page"));

    public void Dispose() => _ui.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/nonexistent/tmux,1,0")]
    public async Task Without_a_tmux_that_answers_text_goes_through_the_terminal(string? tmux)
    {
        _ui.Terminal.TakeOutput();

        (await Clipboard.CopyAsync(_ui.App, "héllo", name => name == "TMUX" ? tmux : null)).ShouldBe(ClipboardWay.Terminal);
        _ui.Settle();

        Encoding.ASCII.GetString(_ui.Terminal.TakeOutput()).ShouldContain("\u001b]52;c;aMOpbGxv\u001b\\");
    }

    [Fact]
    public async Task What_no_terminal_takes_is_told_and_not_sent()
    {
        _ui.Terminal.TakeOutput();

        (await Clipboard.CopyAsync(_ui.App, new string('x', 100_000), _ => null)).ShouldBe(ClipboardWay.None);
        _ui.Settle();

        _ui.Terminal.TakeOutput().ShouldBeEmpty();
    }
}
