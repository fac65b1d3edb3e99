using LettucePlug.Imaging;
using LettucePlug.Imaging.Benchmarks;

// Usage: Benchmarks.Imaging [file to decode...]; without files a picture is made that compresses as a photo does.
var meter = new Meter();
Console.WriteLine($"calibrator {meter.CalibratorMs:0.0} ms (times in brackets are multiples of it)");
var photo = Photo.Make(1024, 1024);
var png = PngEncoder.Encode(photo);
var jpeg = JpegEncoder.Encode(photo, new JpegEncodeOptions { Quality = 90 });
meter.Report($"decode PNG 1024x1024, {png.Length / 1024} KiB", () => ImageDecoder.Decode(png, null, default));
meter.Report($"decode JPEG 1024x1024, {jpeg.Length / 1024} KiB", () => ImageDecoder.Decode(jpeg, null, default));
foreach (var path in args)
{
    var file = File.ReadAllBytes(path);
    var name = $"decode {Path.GetFileName(path)}, {file.Length / 1024} KiB";
    meter.Report(name, () => ImageDecoder.Decode(file, null, default));
}

meter.Report("encode PNG 1024x1024", () => PngEncoder.Encode(photo));
meter.Report("encode JPEG 1024x1024", () => JpegEncoder.Encode(photo));
meter.Report("scale to 540x540, area", () => BitmapScaler.Scale(photo, new PixelSize(540, 540)));
meter.Report("scale to 540x540, Lanczos in light", () =>
    BitmapScaler.Scale(photo, new PixelSize(540, 540), ScaleFilter.Lanczos, linearLight: true));

(CellColours Colours, int Tolerance)[] choices =
[
    (CellColours.True, 0), (CellColours.True, 8), (CellColours.True, 24), (CellColours.Palette256, 0),
];
foreach (var shape in new[] { CellShape.HalfBlocks, CellShape.Quadrants })
{
    foreach (var (colours, tolerance) in choices)
    {
        var options = new CellOptions { Shape = shape, Colours = colours, Tolerance = tolerance };
        var bytes = CellBytes.Count(CellRenderer.Render(photo, 60, 30, options), colours);
        meter.Report(
            $"60x30 cells, {shape}, {colours}, tolerance {tolerance}: {bytes} bytes",
            () => CellRenderer.Render(photo, 60, 30, options));
    }
}

foreach (var protocol in Enum.GetValues<GraphicsProtocol>())
{
    foreach (var budget in new int?[] { null, 100_000, 50_000 })
    {
        var request = new GraphicsRequest { Protocol = protocol, Columns = 60, Rows = 30, MaxBytes = budget };
        var payload = GraphicsEncoder.Encode(photo, request);
        meter.Report(
            $"60x30 cells, {protocol}, budget {budget?.ToString() ?? "none"}: "
            + (payload is null ? "does not fit" : $"{payload.Length} bytes, {payload.Size}"),
            () => GraphicsEncoder.Encode(photo, request));
    }
}
