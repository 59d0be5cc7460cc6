/// The working variables of FIPS 180-4, 6.2.
struct SHA256State {
    var a, b, c, d, e, f, g, h: UInt32

    /// The initial hash value (FIPS 180-4, 5.3.3).
    init() {
        (a, b, c, d) = (0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a)
        (e, f, g, h) = (0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
    }

    /// The digest, once the ending is in.
    var digest: Digest {
        Digest(words: SIMD8(a, b, c, d, e, f, g, h))
    }
}

/// The last sixteen words of the message schedule.
struct SHA256Schedule {
    var w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11, w12, w13, w14, w15: UInt32

    /// The first sixteen: the block itself.
    @inline(__always)
    init(_ word: (Int) -> UInt32) {
        (w0, w1, w2, w3) = (word(0), word(1), word(2), word(3))
        (w4, w5, w6, w7) = (word(4), word(5), word(6), word(7))
        (w8, w9, w10, w11) = (word(8), word(9), word(10), word(11))
        (w12, w13, w14, w15) = (word(12), word(13), word(14), word(15))
    }

    /// The next sixteen.
    @inline(__always)
    mutating func advance() {
        w0 = next(w0, w1, w9, w14)
        w1 = next(w1, w2, w10, w15)
        w2 = next(w2, w3, w11, w0)
        w3 = next(w3, w4, w12, w1)
        w4 = next(w4, w5, w13, w2)
        w5 = next(w5, w6, w14, w3)
        w6 = next(w6, w7, w15, w4)
        w7 = next(w7, w8, w0, w5)
        w8 = next(w8, w9, w1, w6)
        w9 = next(w9, w10, w2, w7)
        w10 = next(w10, w11, w3, w8)
        w11 = next(w11, w12, w4, w9)
        w12 = next(w12, w13, w5, w10)
        w13 = next(w13, w14, w6, w11)
        w14 = next(w14, w15, w7, w12)
        w15 = next(w15, w0, w8, w13)
    }

    @inline(__always)
    private func next(_ w16: UInt32, _ w15: UInt32, _ w7: UInt32, _ w2: UInt32) -> UInt32 {
        w16 &+ (rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 &>> 3)) &+ w7
            &+ (rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 &>> 10))
    }
}

extension SHA256State {
    /// Works one block into the state.
    @inline(__always)
    mutating func add(_ block: SHA256Schedule, _ constants: UnsafePointer<UInt32>) {
        var (schedule, s) = (block, self)
        s.sixteenRounds(schedule, constants)
        schedule.advance()
        s.sixteenRounds(schedule, constants + 16)
        schedule.advance()
        s.sixteenRounds(schedule, constants + 32)
        schedule.advance()
        s.sixteenRounds(schedule, constants + 48)
        (a, b, c, d) = (a &+ s.a, b &+ s.b, c &+ s.c, d &+ s.d)
        (e, f, g, h) = (e &+ s.e, f &+ s.f, g &+ s.g, h &+ s.h)
    }

    @inline(__always)
    private mutating func sixteenRounds(_ w: SHA256Schedule, _ k: UnsafePointer<UInt32>) {
        round(a, b, c, &d, e, f, g, &h, w.w0, k[0])
        round(h, a, b, &c, d, e, f, &g, w.w1, k[1])
        round(g, h, a, &b, c, d, e, &f, w.w2, k[2])
        round(f, g, h, &a, b, c, d, &e, w.w3, k[3])
        round(e, f, g, &h, a, b, c, &d, w.w4, k[4])
        round(d, e, f, &g, h, a, b, &c, w.w5, k[5])
        round(c, d, e, &f, g, h, a, &b, w.w6, k[6])
        round(b, c, d, &e, f, g, h, &a, w.w7, k[7])
        round(a, b, c, &d, e, f, g, &h, w.w8, k[8])
        round(h, a, b, &c, d, e, f, &g, w.w9, k[9])
        round(g, h, a, &b, c, d, e, &f, w.w10, k[10])
        round(f, g, h, &a, b, c, d, &e, w.w11, k[11])
        round(e, f, g, &h, a, b, c, &d, w.w12, k[12])
        round(d, e, f, &g, h, a, b, &c, w.w13, k[13])
        round(c, d, e, &f, g, h, a, &b, w.w14, k[14])
        round(b, c, d, &e, f, g, h, &a, w.w15, k[15])
    }
}

/// One round: `d` and `h` take their new values, the others change only their names.
@inline(__always)
private func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ w: UInt32, _ k: UInt32
) {
    let choice = g ^ (e & (f ^ g))
    let first = h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ choice &+ (k &+ w)
    let majority = (a & b) ^ (c & (a ^ b))
    d = d &+ first
    h = first &+ (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
}

@_transparent
private func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
}

/// The constants of FIPS 180-4, 4.2.2.
let sha256Constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
