# The machine's ROM, in place of a BIOS: from the reset vector to 64 bits with every vector register on, then run() in
# monitor.cpp; and the door through which the program's system calls come back to it. Memory is mapped as it is, up to 1 GiB.
    .section .reset, "ax"
    .code16
    ljmp $0xf000, $start16 - 0xf0000
    .balign 16, 0

    .text
    .code16
start16:
    cli
    lgdtl %cs:tables - 0xf0000
    movl $0x11, %eax                # protected mode
    movl %eax, %cr0
    ljmpl $0x08, $start32

    .code32
start32:
    movl $0x20, %eax
    movl %eax, %ds
    movl %eax, %es
    movl %eax, %ss
    cld
    movl $0x1000, %edi              # page tables: the first GiB and the ROM's 2 MiB, as they are
    movl $0x1000, %ecx
    xorl %eax, %eax
    rep stosl
    movl $0x2003, 0x1000
    movl $0x3003, 0x2000
    movl $0x4003, 0x2018
    movl $0xffe00083, 0x4ff8
    movl $0x83, %eax
1:  movl %eax, 0x3000(, %ecx, 8)
    addl $0x200000, %eax
    incl %ecx
    cmpl $512, %ecx
    jne 1b
    movl $0x1000, %eax
    movl %eax, %cr3
    movl $0x40620, %eax             # PAE, OSFXSR, OSXMMEXCPT, OSXSAVE
    movl %eax, %cr4
    movl $0xc0000080, %ecx          # EFER: long mode, syscall
    movl $0x101, %eax
    xorl %edx, %edx
    wrmsr
    movl $0x80010033, %eax          # paging, write protection, x87 errors as exceptions
    movl %eax, %cr0
    ljmpl $0x18, $start64

    .code64
start64:
    movl $0x80000, %esp
    xorl %ecx, %ecx                 # XCR0: x87, SSE, AVX and the three parts of AVX-512
    movl $0xe7, %eax
    xorl %edx, %edx
    xsetbv
    fninit
    movl $0xc0000081, %ecx          # STAR: code and stack of a system call
    xorl %eax, %eax
    movl $0x18, %edx
    wrmsr
    incl %ecx                       # LSTAR: where it goes
    movl $call_in, %eax
    xorl %edx, %edx
    wrmsr
    call run

# long serve(number, a, b, c), on the caller's stack below its red zone. Everything but rax, rcx and r11 is kept.
call_in:
    leaq -128(%rsp), %rsp
    pushq %rcx
    pushq %r11
    pushq %rdi
    pushq %rsi
    pushq %rdx
    pushq %r8
    pushq %r9
    pushq %r10
    pushq %rbp
    movq %rsp, %rbp
    andq $-16, %rsp
    movq %rdx, %rcx
    movq %rsi, %rdx
    movq %rdi, %rsi
    movq %rax, %rdi
    call serve
    movq %rbp, %rsp
    popq %rbp
    popq %r10
    popq %r9
    popq %r8
    popq %rdx
    popq %rsi
    popq %rdi
    popfq                           # r11 was the caller's flags
    popq %rcx
    leaq 128(%rsp), %rsp
    jmp *%rcx

# void enter(entry, stack): the program begins, with nothing in rdx to call at its end.
    .globl enter
enter:
    movq %rsi, %rsp
    xorl %edx, %edx
    jmp *%rdi

    .balign 8
descriptors:
    .quad 0
    .quad 0x00cf9a000000ffff        # 0x08: code, 32 bits
    .quad 0
    .quad 0x00af9a000000ffff        # 0x18: code, 64 bits
    .quad 0x00cf92000000ffff        # 0x20: data, the stack of a system call too
tables:
    .word tables - descriptors - 1
    .long descriptors

    .section .program, "a"
    .incbin PROGRAM

    .section .note.GNU-stack, "", @progbits
