using System.Buffers.Binary;
using System.IO.Compression;
using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Png;

namespace LettucePlug.Plugins.Tests.Sketch;

public sealed class SketchPngTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Reads_back_what_it_writes()
    {
        var picture = new Pixels(37, 23);
        new Random(1).NextBytes(picture.Data);

        var copy = PngReader.Read(PngWriter.Write(picture, Token), Token);

        (copy.Width, copy.Height).ShouldBe((37, 23));
        copy.Data.ShouldBe(picture.Data);
    }

    [Fact]
    public void Every_chunk_it_writes_has_its_length_and_checksum()
    {
        var file = PngWriter.Write(new Pixels(5, 5), Token);

        var types = new List<string>();
        var at = 8;
        while (at < file.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            types.Add(System.Text.Encoding.ASCII.GetString(file, at + 4, 4));
            BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)).ShouldBe(Crc.Of(file.AsSpan(at + 4, length + 4)));
            at += length + 12;
        }

        at.ShouldBe(file.Length);
        types.ShouldBe(["IHDR", "tEXt", "IDAT", "IEND"]);
        Crc.Of("IEND"u8).ShouldBe(0xAE426082);
    }

    [Fact]
    public void Reads_one_bit_grey() =>
        First(Png(2, 1, 1, 0, 0, [0, 0b0100_0000])).ShouldBe([Rgb.Black, Rgb.White]);

    [Fact]
    public void Reads_sixteen_bit_grey() =>
        First(Png(2, 1, 16, 0, 0, [0, 0xFF, 0xFF, 0, 9])).ShouldBe([Rgb.White, Rgb.Black]);

    [Fact]
    public void Reads_a_palette_with_transparency() =>
        First(Png(2, 1, 8, 3, 0, [0, 0, 1], palette: [255, 0, 0, 0, 0, 255], transparency: [255, 0]))
            .ShouldBe([new Rgb(1, 0, 0), Rgb.White]);

    [Fact]
    public void Reads_colour_with_alpha_onto_white() =>
        First(Png(2, 1, 8, 6, 0, [0, 0, 255, 0, 255, 9, 9, 9, 0])).ShouldBe([new Rgb(0, 1, 0), Rgb.White]);

    [Fact]
    public void Reads_an_interlaced_picture()
    {
        // 2x2: pass 1 holds the first pixel, pass 6 the one beside it, pass 7 the row below.
        var file = Png(2, 2, 8, 0, 1, [0, 0, 0, 255, 0, 255, 0]);

        First(file).ShouldBe([Rgb.Black, Rgb.White, Rgb.White, Rgb.Black]);
    }

    [Fact]
    public void Refuses_a_colour_beyond_the_palette() =>
        Should.Throw<PngException>(() => First(Png(1, 1, 8, 3, 0, [0, 7], palette: [1, 2, 3])));

    [Fact]
    public void Refuses_a_filter_that_does_not_exist() =>
        Should.Throw<PngException>(() => First(Png(1, 1, 8, 0, 0, [9, 7])));

    [Fact]
    public void Refuses_data_that_ends_early() =>
        Should.Throw<PngException>(() => First(Png(4, 4, 8, 2, 0, [0, 7])));

    [Theory]
    [InlineData(3, 16)]
    [InlineData(5, 8)]
    [InlineData(2, 4)]
    public void Refuses_kinds_that_do_not_exist(byte colourType, byte depth) =>
        Should.Throw<PngException>(() => First(Png(1, 1, depth, colourType, 0, [0, 0, 0, 0, 0, 0, 0])));

    [Fact]
    public void Survives_any_damage()
    {
        var file = PngWriter.Write(new Pixels(9, 9), Token);
        var random = new Random(5);
        for (var i = 0; i < 500; i++)
        {
            var broken = file.ToArray();
            broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                PngReader.Read(broken.AsMemory(0, random.Next(broken.Length)), Token);
            }
            catch (PngException)
            {
                // The one exception that is allowed.
            }
        }
    }

    private static Rgb[] First(byte[] file)
    {
        var picture = PngReader.Read(file, Token);
        return [.. Enumerable.Range(0, picture.Width * picture.Height).Select(i => picture[i % picture.Width, i / picture.Width])];
    }

    private static byte[] Png(
        int width, int height, byte depth, byte colourType, byte interlace, byte[] rows, byte[]? palette = null, byte[]? transparency = null)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, colourType, interlace);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        foreach (var (type, data) in new[] { ("IHDR", header), ("PLTE", palette), ("tRNS", transparency), ("IDAT", packed.ToArray()), ("IEND", []) })
        {
            if (data is not null)
            {
                var length = new byte[4];
                BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
                file.Write(length);
                file.Write(System.Text.Encoding.ASCII.GetBytes(type));
                file.Write(data);
                file.Write(new byte[4]);
            }
        }

        return file.ToArray();
    }
}
