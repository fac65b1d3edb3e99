namespace LettucePlug.Imaging;

/// <summary>The four kinds of progressive scan (T.81, G.1.2), which collect coefficients until the last.</summary>
internal sealed partial class JpegDecoder
{
    private static Span<short> BlockOf(JpegComponent component, int column, int row) =>
        component.Coefficients.AsSpan(((row * component.PaddedBlocks.Width) + column) * 64, 64);

    private void ReadFirstDc(ref JpegBits bits, JpegComponent component, int column, int row)
    {
        component.LastDc += bits.TakeSigned(bits.Decode(component.DcTable!) & 15);
        BlockOf(component, column, row)[0] = (short)(component.LastDc << _scan.Low);
    }

    private void RefineDc(ref JpegBits bits, JpegComponent component, int column, int row)
    {
        if (bits.Take(1) != 0)
        {
            BlockOf(component, column, row)[0] |= (short)(1 << _scan.Low);
        }
    }

    private void ReadFirstAc(ref JpegBits bits, JpegComponent component, int column, int row)
    {
        if (_endOfBandRun > 0)
        {
            _endOfBandRun--;
            return;
        }

        var block = BlockOf(component, column, row);
        for (var index = _scan.First; index <= _scan.Last; index++)
        {
            var symbol = bits.Decode(component.AcTable!);
            var (run, category) = (symbol >> 4, symbol & 15);
            if (category == 0)
            {
                if (run < 15)
                {
                    _endOfBandRun = (1 << run) + bits.Take(run) - 1;
                    return;
                }

                index += 15;
                continue;
            }

            index += run;
            if (index > 63)
            {
                throw CorruptImageException.Because(Format, "a block has too many coefficients");
            }

            block[index] = (short)(bits.TakeSigned(category) << _scan.Low);
        }
    }

    private void RefineAc(ref JpegBits bits, JpegComponent component, int column, int row)
    {
        var block = BlockOf(component, column, row);
        var bit = (short)(1 << _scan.Low);
        var index = _scan.First;
        if (_endOfBandRun == 0)
        {
            while (index <= _scan.Last)
            {
                var symbol = bits.Decode(component.AcTable!);
                var (run, category) = (symbol >> 4, symbol & 15);
                short fresh = 0;
                if (category != 0)
                {
                    fresh = bits.Take(1) != 0 ? bit : (short)-bit;
                }
                else if (run < 15)
                {
                    _endOfBandRun = (1 << run) + bits.Take(run);
                    break;
                }

                index = RefineUntil(ref bits, block, index, run, bit);
                if (fresh != 0 && index <= 63)
                {
                    block[index] = fresh;
                }

                index++;
            }
        }

        if (_endOfBandRun > 0)
        {
            RefineUntil(ref bits, block, index, int.MaxValue, bit);
            _endOfBandRun--;
        }
    }

    /// <summary>Refines what is there already and stops at the zero that follows a run of zeros.</summary>
    private int RefineUntil(ref JpegBits bits, Span<short> block, int index, int zeros, short bit)
    {
        for (; index <= _scan.Last; index++)
        {
            ref var coefficient = ref block[index];
            if (coefficient == 0)
            {
                if (zeros-- == 0)
                {
                    break;
                }
            }
            else if (bits.Take(1) != 0 && (coefficient & bit) == 0)
            {
                coefficient += coefficient > 0 ? bit : (short)-bit;
            }
        }

        return index;
    }

    private void TransformAll()
    {
        Span<int> block = stackalloc int[64];
        foreach (var component in _components)
        {
            // A plane that no scan mentioned stays at zero coefficients, which is mid-grey.
            var quant = component.Quant ?? new ushort[64];
            for (var row = 0; row < component.PaddedBlocks.Height; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var column = 0; column < component.PaddedBlocks.Width; column++)
                {
                    var source = BlockOf(component, column, row);
                    var target = component.Plane.AsSpan((row * 8 * component.Stride) + (column * 8));
                    if (!source[1..].ContainsAnyExcept((short)0))
                    {
                        JpegInverseDct.TransformFlat(source[0] * quant[0], target, component.Stride);
                        continue;
                    }

                    block.Clear();
                    for (var index = 0; index < 64; index++)
                    {
                        block[JpegInverseDct.ZigZag[index]] = source[index] * quant[index];
                    }

                    JpegInverseDct.Transform(block, target, component.Stride);
                }
            }

            component.Coefficients = [];
        }
    }
}
