using System.Globalization;

namespace LettucePlug.Imaging.Tests.Graphics;

/// <summary>Draws sixels as a VT340 would, from its manual; knows nothing of the encoder.</summary>
internal static class SixelReader
{
    public static (Rgb?[] Pixels, int Width, int Height) Read(string text)
    {
        text.ShouldStartWith("\eP");
        text.ShouldEndWith("\e\\");
        var at = text.IndexOf('q', StringComparison.Ordinal) + 1;
        text[at].ShouldBe('"');
        at++;
        var raster = Numbers(text, ref at);
        var (width, height) = (raster[2], raster[3]);
        var pixels = new Rgb?[width * height];
        var palette = new Dictionary<int, Rgb>();
        int x = 0, top = 0, colour = 0;
        while (text[at] != '\e')
        {
            var command = text[at++];
            switch (command)
            {
                case '#':
                    var numbers = Numbers(text, ref at);
                    colour = numbers[0];
                    if (numbers.Count == 5)
                    {
                        numbers[1].ShouldBe(2);
                        palette[colour] = new Rgb(Byte(numbers[2]), Byte(numbers[3]), Byte(numbers[4]));
                    }

                    break;
                case '$':
                    x = 0;
                    break;
                case '-':
                    (x, top) = (0, top + 6);
                    break;
                default:
                    var count = 1;
                    if (command == '!')
                    {
                        count = Numbers(text, ref at)[0];
                        command = text[at++];
                    }

                    ((int)command).ShouldBeInRange('?', '~');
                    for (; count > 0; count--, x++)
                    {
                        for (var row = 0; row < 6; row++)
                        {
                            if (((command - '?') >> row & 1) != 0)
                            {
                                pixels[((top + row) * width) + x] = palette[colour];
                            }
                        }
                    }

                    break;
            }
        }

        return (pixels, width, height);
    }

    private static byte Byte(int percent) => (byte)Math.Round(percent * 2.55);

    private static List<int> Numbers(string text, ref int at)
    {
        var start = at;
        while (char.IsAsciiDigit(text[at]) || text[at] == ';')
        {
            at++;
        }

        return [.. text[start..at].Split(';').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
    }
}
