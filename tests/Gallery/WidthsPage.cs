namespace LettucePlug.Terminal.Gallery;

/// <summary>Text that terminals disagree about, framed: every border has to stay straight.</summary>
internal sealed class WidthsPage : IUiRoot
{
    public const int Width = 60;

    public static readonly string[] Samples =
    [
        "ASCII only", "wide 漢字かな交じり文", "full width ｆｕｌｌ", "combining e\u0301 a\u0308 n\u0303", "family 👨‍👩‍👧‍👦 and 👩‍🚀",
        "flags 🇩🇪🇯🇵🇧🇷", "heart ❤️ and plain ❤", "keycaps 1️⃣ 2️⃣", "skin 👍🏽 👋🏿", "hindi क्षि हिन्दी", "hebrew שלום עולם", "arabic مرحبا",
        "korean 한국어", "thai ภาษาไทย", "new 🫨 🪿", "england 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "joiner a\u200db",
    ];

    private int _offset;

    public Action? Quit { get; set; }

    public bool Handle(TerminalEvent terminalEvent)
    {
        if (terminalEvent is KeyEvent key)
        {
            _offset += key.Key == Key.Down ? 1 : 0;
            if (key.Is('q', KeyModifiers.Control))
            {
                Quit?.Invoke();
            }
        }

        return true;
    }

    public void Paint(Canvas canvas)
    {
        canvas.Box(new Rect(0, 0, Width, Samples.Length + 2), Role.Border, "widths");
        for (var i = 0; i < Samples.Length; i++)
        {
            var sample = Samples[(i + _offset) % Samples.Length];
            canvas.WriteFit(2, i + 1, 27, sample, Role.Text);
            canvas.VerticalLine(30, i + 1, 1, Role.Border);
            canvas.WriteFit(32, i + 1, Width - 34, sample, Role.Accent, Alignment.Right);
        }
    }
}
