namespace LettucePlug.Imaging;

/// <summary>Counts the colours of a picture and cuts their space into boxes of many pixels and much variety.</summary>
internal sealed class ColourHistogram
{
    private readonly List<Cell> _cells = [];

    public ColourHistogram(Bitmap source, int leastAlpha)
    {
        var sums = new long[4 << 15];
        var pixels = source.Pixels;
        for (var at = 0; at < pixels.Length; at += 4)
        {
            if (pixels[at + 3] < leastAlpha)
            {
                HasTransparency = true;
                continue;
            }

            var cell = Quantiser.CellOf(pixels[at], pixels[at + 1], pixels[at + 2]) * 4;
            sums[cell] += pixels[at];
            sums[cell + 1] += pixels[at + 1];
            sums[cell + 2] += pixels[at + 2];
            sums[cell + 3]++;
        }

        for (var cell = 0; cell < sums.Length; cell += 4)
        {
            if (sums[cell + 3] > 0)
            {
                _cells.Add(new Cell(sums[cell], sums[cell + 1], sums[cell + 2], sums[cell + 3]));
            }
        }
    }

    public bool HasTransparency { get; }

    public Rgb[] Cut(int count)
    {
        if (_cells.Count == 0)
        {
            return [Rgb.Black];
        }

        Cell[] cells = [.. _cells];
        var boxes = new PriorityQueue<Box, double>();
        Push(boxes, new Box(0, cells.Length), cells);
        var finished = new List<Box>();
        while (boxes.Count + finished.Count < count && boxes.TryDequeue(out var box, out _))
        {
            if (box.Length == 1)
            {
                finished.Add(box);
                continue;
            }

            var middle = Split(box, cells);
            Push(boxes, new Box(box.Start, middle - box.Start), cells);
            Push(boxes, new Box(middle, box.Start + box.Length - middle), cells);
        }

        finished.AddRange(boxes.UnorderedItems.Select(item => item.Element));
        return [.. finished.OrderBy(box => box.Start).Select(box => Mean(box, cells))];
    }

    private static void Push(PriorityQueue<Box, double> boxes, Box box, Cell[] cells)
    {
        var (_, spread) = Widest(box, cells);
        long count = 0;
        foreach (var cell in cells.AsSpan(box.Start, box.Length))
        {
            count += cell.Count;
        }

        // Pixels alone would leave small bright details without a colour of their own.
        boxes.Enqueue(box, -(Math.Sqrt(count) * spread));
    }

    private static int Split(Box box, Cell[] cells)
    {
        var (channel, _) = Widest(box, cells);
        var span = cells.AsSpan(box.Start, box.Length);
        span.Sort((left, right) => left.Channel(channel).CompareTo(right.Channel(channel)));
        long total = 0;
        foreach (var cell in span)
        {
            total += cell.Count;
        }

        long passed = 0;
        for (var index = 0; index < span.Length - 1; index++)
        {
            passed += span[index].Count;
            if (passed * 2 >= total)
            {
                return box.Start + index + 1;
            }
        }

        return box.Start + span.Length - 1;
    }

    private static (int Channel, double Spread) Widest(Box box, Cell[] cells)
    {
        var best = (Channel: 0, Spread: -1.0);
        for (var channel = 0; channel < 3; channel++)
        {
            double least = double.MaxValue, most = double.MinValue;
            foreach (ref readonly var cell in cells.AsSpan(box.Start, box.Length))
            {
                var value = cell.Channel(channel);
                least = Math.Min(least, value);
                most = Math.Max(most, value);
            }

            // Green weighs most and blue least, as in luma, though not as steeply.
            var spread = (most - least) * (channel switch { 0 => 0.9, 1 => 1.2, _ => 0.6 });
            best = spread > best.Spread ? (channel, spread) : best;
        }

        return best;
    }

    private static Rgb Mean(Box box, Cell[] cells)
    {
        long red = 0, green = 0, blue = 0, count = 0;
        foreach (ref readonly var cell in cells.AsSpan(box.Start, box.Length))
        {
            red += cell.R;
            green += cell.G;
            blue += cell.B;
            count += cell.Count;
        }

        var half = count / 2;
        return new Rgb((byte)((red + half) / count), (byte)((green + half) / count), (byte)((blue + half) / count));
    }

    private readonly record struct Box(int Start, int Length);

    private readonly record struct Cell(long R, long G, long B, long Count)
    {
        public double Channel(int channel) => (double)(channel switch { 0 => R, 1 => G, _ => B }) / Count;
    }
}
