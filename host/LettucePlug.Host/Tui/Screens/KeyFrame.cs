using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Content in a dialog that hears some keys before the content's parts do nothing with them.</summary>
internal sealed class KeyFrame : Component
{
    private readonly Component _content;
    private readonly Func<KeyEvent, bool> _press;

    public KeyFrame(Component content, Func<KeyEvent, bool> press)
    {
        _content = Adopt(content);
        _press = press;
    }

    public override Size Measure(Size available) => _content.Measure(available);

    protected override bool OnKey(KeyEvent key) => _press(key);

    protected override void Paint(Canvas canvas) => _content.Draw(canvas, canvas.Bounds);
}
