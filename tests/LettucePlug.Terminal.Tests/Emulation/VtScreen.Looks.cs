namespace LettucePlug.Terminal.Tests.Emulation;

internal sealed partial class VtScreen
{
    private void Sgr(int[] numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            var n = numbers[i];
            _look = n switch
            {
                0 => default,
                1 or 2 or 3 or 4 or 7 or 9 => _look with { Attributes = _look.Attributes | Attribute(n) },
                22 => Without(TextAttributes.Bold | TextAttributes.Dim),
                23 => Without(TextAttributes.Italic),
                24 => Without(TextAttributes.Underline),
                27 => Without(TextAttributes.Reverse),
                29 => Without(TextAttributes.Strike),
                38 or 39 or (>= 30 and <= 37) or (>= 90 and <= 97) =>
                    _look with { Foreground = ReadColor(numbers, ref i, 30) },
                48 or 49 or (>= 40 and <= 47) or (>= 100 and <= 107) =>
                    _look with { Background = ReadColor(numbers, ref i, 40) },
                _ => throw new InvalidOperationException($"Unexpected SGR {n}."),
            };
        }
    }

    private Look Without(TextAttributes attributes) => _look with { Attributes = _look.Attributes & ~attributes };

    private static TextAttributes Attribute(int n) => n switch
    {
        1 => TextAttributes.Bold,
        2 => TextAttributes.Dim,
        3 => TextAttributes.Italic,
        4 => TextAttributes.Underline,
        7 => TextAttributes.Reverse,
        _ => TextAttributes.Strike,
    };

    private static Color ReadColor(int[] numbers, ref int i, int ground)
    {
        var n = numbers[i] - ground;
        switch (n)
        {
            case 9:
                return Color.Default;
            case 8 when numbers[i + 1] == 5:
                i += 2;
                return Color.Indexed((byte)numbers[i]);
            case 8:
                i += 4;
                return Color.Rgb((byte)numbers[i - 2], (byte)numbers[i - 1], (byte)numbers[i]);
            default:
                return Color.Indexed((byte)(n >= 60 ? n - 60 + 8 : n));
        }
    }
}
