namespace LettucePlug.Imaging;

internal sealed partial class JpegDecoder
{
    private delegate void BlockReader(ref JpegBits bits, JpegComponent component, int column, int row);

    private JpegScan _scan;
    private int _endOfBandRun;

    private int ReadScan(ReadOnlySpan<byte> data, int at, ReadOnlySpan<byte> segment)
    {
        var scanned = ReadScanHeader(segment);
        foreach (var component in scanned)
        {
            component.Quant ??= _quants[component.QuantIndex];
            component.LastDc = 0;
        }

        _endOfBandRun = 0;
        BlockReader read = !_isProgressive ? ReadBaselineBlock
            : (_scan.First, _scan.High) switch
            {
                (0, 0) => ReadFirstDc,
                (0, _) => RefineDc,
                (_, 0) => ReadFirstAc,
                _ => RefineAc,
            };
        var bits = new JpegBits(data, at);
        var units = scanned.Length == 1 ? scanned[0].Blocks : _mcus;
        var untilRestart = _restartInterval;
        for (var y = 0; y < units.Height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var x = 0; x < units.Width; x++)
            {
                if (_restartInterval > 0 && untilRestart-- == 0)
                {
                    Restart(ref bits, scanned);
                    untilRestart = _restartInterval - 1;
                }

                ReadUnit(ref bits, scanned, x, y, read);
                if (bits.IsOverrun)
                {
                    throw CorruptImageException.Ended(Format, "its pixels");
                }
            }
        }

        return bits.Position;
    }

    private static void ReadUnit(ref JpegBits bits, JpegComponent[] scanned, int x, int y, BlockReader read)
    {
        if (scanned.Length == 1)
        {
            read(ref bits, scanned[0], x, y);
            return;
        }

        foreach (var component in scanned)
        {
            for (var v = 0; v < component.V; v++)
            {
                for (var h = 0; h < component.H; h++)
                {
                    read(ref bits, component, (x * component.H) + h, (y * component.V) + v);
                }
            }
        }
    }

    private JpegComponent[] ReadScanHeader(ReadOnlySpan<byte> segment)
    {
        var count = segment.IsEmpty ? 0 : segment[0];
        if (_components.Length == 0 || count < 1 || count > _components.Length || segment.Length < 4 + (count * 2))
        {
            throw CorruptImageException.Because(Format, "a scan header is broken or comes before the frame");
        }

        var tail = segment[(1 + (count * 2))..];
        _scan = _isProgressive
            ? new JpegScan(tail[0], tail[1], tail[2] >> 4, tail[2] & 15)
            : new JpegScan(0, 63, 0, 0);
        if (_scan.First > _scan.Last || _scan.Last > 63 || _scan.Low > 13 || (_scan.First > 0 && count > 1)
            || (_isProgressive && _scan.First == 0 && _scan.Last != 0))
        {
            throw CorruptImageException.Because(Format, "a scan names an impossible band of coefficients");
        }

        var scanned = new JpegComponent[count];
        for (var index = 0; index < count; index++)
        {
            var id = segment[1 + (index * 2)];
            var tables = segment[2 + (index * 2)];
            var component = Array.Find(_components, candidate => candidate.Id == id);
            if (component is null || Array.IndexOf(scanned, component) >= 0)
            {
                throw CorruptImageException.Because(Format, "a scan names a colour plane that the frame does not");
            }

            component.DcTable = _dcTables[(tables >> 4) & 3];
            component.AcTable = _acTables[tables & 3];
            RequireTables(component);
            scanned[index] = component;
        }

        return scanned;
    }

    private void RequireTables(JpegComponent component)
    {
        var needsDc = _scan.First == 0 && _scan.High == 0;
        var needsAc = _scan.Last > 0;
        if ((needsDc && component.DcTable is null) || (needsAc && component.AcTable is null)
            || (component.Quant ?? _quants[component.QuantIndex]) is null)
        {
            throw CorruptImageException.Because(Format, "a scan needs a table that was not defined");
        }
    }

    private void Restart(ref JpegBits bits, JpegComponent[] scanned)
    {
        if (!bits.TryRestart())
        {
            throw CorruptImageException.Because(Format, "a restart marker is missing");
        }

        _endOfBandRun = 0;
        foreach (var component in scanned)
        {
            component.LastDc = 0;
        }
    }

    private void ReadBaselineBlock(ref JpegBits bits, JpegComponent component, int column, int row)
    {
        Span<int> block = stackalloc int[64];
        block.Clear();
        var quant = component.Quant!;
        var acTable = component.AcTable!;
        component.LastDc += bits.TakeSigned(bits.Decode(component.DcTable!) & 15);
        block[0] = component.LastDc * quant[0];
        var last = 0;
        for (var index = 1; index < 64; index++)
        {
            var symbol = bits.Decode(acTable);
            var category = symbol & 15;
            if (category == 0)
            {
                if (symbol != 0xF0)
                {
                    break;
                }

                index += 15;
                continue;
            }

            index += symbol >> 4;
            if (index > 63)
            {
                throw CorruptImageException.Because(Format, "a block has too many coefficients");
            }

            block[JpegInverseDct.ZigZag[index]] = bits.TakeSigned(category) * quant[index];
            last = index;
        }

        var target = component.Plane.AsSpan((row * 8 * component.Stride) + (column * 8));
        if (last == 0)
        {
            JpegInverseDct.TransformFlat(block[0], target, component.Stride);
        }
        else
        {
            JpegInverseDct.Transform(block, target, component.Stride);
        }
    }

    /// <summary>The band of coefficients and the bit positions of a scan (T.81, G.1.1.1).</summary>
    private readonly record struct JpegScan(int First, int Last, int High, int Low);
}
