/// The allocator's settings, which the Glibc module hides.
@_silgen_name("mallopt")
private func mallopt(_ parameter: Int32, _ value: Int32) -> Int32

/// Lets memory that was freed be used again instead of going back to the system: file after file needs as much, and
/// asking the kernel for fresh pages costs more than filling them.
func keepFreedMemory() {
    let (trimThreshold, topPad, mapThreshold): (Int32, Int32, Int32) = (-1, -2, -3)
    _ = mallopt(mapThreshold, 1 << 30)
    _ = mallopt(trimThreshold, 1 << 30)
    _ = mallopt(topPad, 4 << 20)
}
