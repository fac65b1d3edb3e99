namespace LettucePlug.Terminal;

internal sealed partial class FrameEncoder
{
    private static int Digits(int value) => value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4 + (value / 10000);

    private static int CsiCost(int value) => value == 1 ? 3 : 3 + Digits(value);

    private static int ForwardCost(int columns) => CsiCost(columns);

    private static int BackwardCost(int columns) => Math.Min(columns, CsiCost(columns));

    private int AbsoluteCost(int x, int y)
    {
        if (_row == y)
        {
            return CsiCost(x + 1);
        }

        var both = x == 0 ? (y == 0 ? 3 : 3 + Digits(y + 1)) : 4 + Digits(y + 1) + Digits(x + 1);
        return _column == x ? Math.Min(both, CsiCost(y + 1)) : both;
    }

    private void Absolute(int x, int y)
    {
        if (_row == y)
        {
            Csi(x + 1, (byte)'G');
        }
        else if (x == 0)
        {
            Csi(y + 1, (byte)'H');
        }
        else if (_column == x && _row != Unknown)
        {
            Csi(y + 1, (byte)'d');
        }
        else
        {
            _output.Append("\e["u8);
            _output.AppendNumber(y + 1);
            _output.Append((byte)';');
            _output.AppendNumber(x + 1);
            _output.Append((byte)'H');
        }
    }

    // Line feeds go down in raw mode and keep the column; a carriage return also ends a pending wrap.
    private int RelativeCost(int x, int y, out bool useReturn)
    {
        useReturn = false;
        if (_row == Unknown || y < _row)
        {
            return int.MaxValue;
        }

        var withReturn = 1 + (x == 0 ? 0 : ForwardCost(x));
        var without = _column == Unknown ? int.MaxValue :
            x == _column ? 0 :
            x > _column ? ForwardCost(x - _column) : BackwardCost(_column - x);
        useReturn = withReturn < without;
        return y - _row + Math.Min(withReturn, without);
    }

    private void Horizontal(int from, int to)
    {
        if (to > from)
        {
            Csi(to - from, (byte)'C');
        }
        else if (from - to < CsiCost(from - to))
        {
            _output.Append((byte)'\b', from - to);
        }
        else if (from > to)
        {
            Csi(from - to, (byte)'D');
        }
    }

    private void Csi(int value, byte final)
    {
        _output.Append("\e["u8);
        if (value != 1)
        {
            _output.AppendNumber(value);
        }

        _output.Append(final);
    }
}
