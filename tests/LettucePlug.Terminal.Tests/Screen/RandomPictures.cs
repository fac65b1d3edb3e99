namespace LettucePlug.Terminal.Tests.Screen;

/// <summary>Draws pictures as screens do, but at random, and changes them step by step.</summary>
internal sealed class RandomPictures(int seed, Size size)
{
    private static string[] Words { get; } =
    [
        "plain text ", "漢字かな ", "e\u0301a\u0308 ", "👨‍👩‍👧‍👦", "🇩🇪", "❤️", "👍🏽", "क्षि ", "שלום ", "     ", "…─│╭", "한국어", "🫨", "1️⃣", "\ue0b0",
    ];

    private readonly Random _random = new(seed);
    private readonly List<(int X, int Y, string Text, Style Style)> _scrolling = [];
    private int _scroll;

    public void Next(Canvas canvas)
    {
        canvas.Clear();
        if (_scrolling.Count == 0 || _random.Next(12) == 0)
        {
            Rewrite();
        }

        _scroll += _random.Next(4) switch { 0 => 1, 1 => -1, 2 => _random.Next(-8, 9), _ => 0 };
        var side = size.Columns / 5;
        for (var y = 0; y < size.Rows; y++)
        {
            canvas.WriteFit(0, y, side, $"item {y}", y == 3 ? Role.Selection : Role.Muted);
        }

        using (canvas.Push(new Rect(side, 1, size.Columns - side - _random.Next(2), size.Rows - 3)))
        {
            foreach (var (x, y, text, style) in _scrolling)
            {
                canvas.Write(x, y + _scroll, text, style);
            }
        }

        for (var i = _random.Next(4); i > 0; i--)
        {
            canvas.Write(_random.Next(-3, size.Columns), _random.Next(size.Rows), RandomText(), RandomStyle());
        }

        if (_random.Next(5) == 0)
        {
            var box = new Rect(_random.Next(size.Columns), _random.Next(size.Rows), _random.Next(30), _random.Next(10));
            canvas.Fill(box, RandomStyle());
            canvas.Box(box, RandomStyle(), "títle 漢");
        }

        if (_random.Next(6) == 0)
        {
            canvas.Restyle(
                new Rect(_random.Next(size.Columns), 0, 9, size.Rows), style => style.With(TextAttributes.Dim));
        }

        if (_random.Next(3) > 0)
        {
            canvas.SetCursor(_random.Next(size.Columns), _random.Next(size.Rows));
        }
    }

    private void Rewrite()
    {
        _scrolling.Clear();
        for (var y = -2 * size.Rows; y < 3 * size.Rows; y++)
        {
            _scrolling.Add((_random.Next(6), y, RandomText() + RandomText(), RandomStyle()));
        }
    }

    private string RandomText() =>
        string.Concat(Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Words[_random.Next(Words.Length)]));

    private Style RandomStyle() => _random.Next(6) switch
    {
        0 => Style.Colors(RandomColor(), RandomColor()),
        1 => Style.Of((Role)_random.Next(27)).On((Role)_random.Next(27)),
        2 => Style.Of((Role)_random.Next(27)).With((TextAttributes)_random.Next(64)),
        3 => Role.Text,
        _ => (Role)_random.Next(27),
    };

    private Color RandomColor() => _random.Next(3) switch
    {
        0 => Color.Default,
        1 => Color.Indexed((byte)_random.Next(256)),
        _ => Color.Rgb((byte)_random.Next(256), (byte)_random.Next(256), (byte)_random.Next(256)),
    };
}
