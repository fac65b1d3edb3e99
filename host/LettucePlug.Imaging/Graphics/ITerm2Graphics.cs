namespace LettucePlug.Imaging;

/// <summary>iTerm2's inline image (iterm2.com/documentation-images): a whole file in one operating system command.</summary>
public static class ITerm2Graphics
{
    /// <summary>Ends a command broken off; the terminal finds no whole image in it and draws nothing.</summary>
    public static ReadOnlyMemory<byte> Terminator { get; } = GraphicsPayload.Ascii("\a");

    /// <summary>Draws a PNG or JPEG over the given cells at the cursor.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> file, int columns, int rows)
    {
        var head = GraphicsPayload.Ascii(
            $"\e]1337;File=inline=1;size={file.Length};width={columns};height={rows};preserveAspectRatio=0:");
        return [.. head, .. GraphicsPayload.Ascii(Convert.ToBase64String(file)), (byte)'\a'];
    }
}
