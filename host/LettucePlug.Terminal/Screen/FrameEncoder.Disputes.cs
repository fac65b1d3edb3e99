namespace LettucePlug.Terminal;

internal sealed partial class FrameEncoder
{
    private void PutDisputed(Cell cell, int x, int columns, in FrameContext context)
    {
        var width = cell.IsWide ? 2 : 1;
        var cluster = cell.IsCluster ? context.Store.ClusterOf(cell.Value) : new System.Text.Rune(cell.Value).ToString();
        var standIn = context.Widths.StandIn(cluster);
        var shape = TextWidth.Of(standIn);
        if (shape < width)
        {
            _output.AppendText(standIn);
            _output.Append((byte)' ', width - shape);
            return;
        }

        if (ReferenceEquals(standIn, cluster))
        {
            // Should the terminal think it narrower, nothing old may be left beside it.
            if (width == 2 && !context.Trusts(cluster))
            {
                _output.Append("  "u8);
                if (x + width < columns)
                {
                    _output.Append("\b\b"u8);
                }
                else
                {
                    // At the edge the cursor stands one column short of where counting would put it.
                    Csi(x + 1, (byte)'G');
                }
            }

            _output.AppendText(cluster);
            _column = Unknown;
            return;
        }

        _output.AppendText(standIn);
        if (standIn.Length > 2 || shape != width)
        {
            _column = Unknown;
        }
    }
}
